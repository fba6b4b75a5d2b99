/** The texts that a page shows or speaks: English is the source, and another language is another table. */

type Words<Table> = Readonly<Partial<Record<keyof Table & string, string>>>;
/** A text, with `{names}` filled in from `values`. */
export type Say<Table> = (
  word: keyof Table & string,
  values?: Readonly<Record<string, string | number>>,
) => string;

const language = (): string =>
  typeof document === "undefined" ? "en" : document.documentElement.lang.slice(0, 2).toLowerCase();

/** The words of one part of the page. `others` has further languages by their code; what they lack is said in English. */
export function catalogue<const Table extends Readonly<Record<string, string>>>(
  english: Table,
  others: Readonly<Record<string, Words<Table>>> = {},
): Say<Table> {
  return (word, values = {}) => {
    const sentence = others[language()]?.[word] ?? english[word] ?? word;
    return sentence.replace(/\{(\w+)\}/g, (gap, name: string) => String(values[name] ?? gap));
  };
}
