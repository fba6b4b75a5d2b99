/** Python in colour, line by line, and which lines are new. Pure. */

export interface Piece {
  readonly kind: "word" | "text" | "number" | "remark" | "plain";
  readonly text: string;
}

const PIECES =
  /(#.*$)|([rfb]?"(?:[^"\\]|\\.)*"?|[rfb]?'(?:[^'\\]|\\.)*'?)|\b(from|import|as|for|in|if|else|with|def|return|True|False|None|not|and|or|lambda|class)\b|\b(\d[\d_]*(?:\.\d+)?)\b/g;

/** A line in pieces; put together they are the line. */
export function pieces(line: string): readonly Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const match of line.matchAll(PIECES)) {
    if (match.index > at) found.push({ kind: "plain", text: line.slice(at, match.index) });
    found.push({ kind: kindOf(match), text: match[0] });
    at = match.index + match[0].length;
  }
  if (at < line.length) found.push({ kind: "plain", text: line.slice(at) });
  return found;
}

function kindOf([, remark, text, word]: RegExpMatchArray): Piece["kind"] {
  if (remark) return "remark";
  if (text) return "text";
  return word ? "word" : "number";
}

/** The indexes of lines that stand in `after` and not in `before`. */
export function newLines(before: string, after: string): ReadonlySet<number> {
  const known = new Map<string, number>();
  for (const line of before.split("\n")) known.set(line, (known.get(line) ?? 0) + 1);
  const fresh = new Set<number>();
  for (const [i, line] of after.split("\n").entries()) {
    const left = known.get(line) ?? 0;
    if (left > 0) known.set(line, left - 1);
    else fresh.add(i);
  }
  return fresh;
}
