// A notebook shows several views in one page, and each brings its own style sheet, a copy of the kit's included. So every
// rule of NAME.css is for what is inside the widget of that name and for nothing else; `:where` leaves its weight as it was.

/** The style sheet of one widget, for that widget alone. Every view's root has the class `ml`. */
export const scoped = (css, name) => css.replace(/\.ml(?![\w-])/g, `.ml:where(.musiclab-${name} *)`);
