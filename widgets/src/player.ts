/** The player: hear a piece, see its form, go anywhere in it. */
import { Deck } from "./deck.js";
import { type Host, link, type Stop } from "./link.js";
import { PlayerView } from "./player/view.js";

/** One deck for each widget, however many views of it the notebook shows. */
export default () => {
  let deck: Deck | null = null;
  return {
    initialize({ model }: { readonly model: Host }): Stop {
      const made = new Deck(link(model));
      deck = made;
      return () => made.close();
    },
    render({ el }: { readonly el: HTMLElement }): Stop {
      const root = document.createElement("div");
      root.className = "ml";
      el.classList.add("musiclab-player"); // its styles are for what is inside
      el.append(root);
      const view = deck && new PlayerView(deck, root);
      return () => view?.close();
    },
  };
};
