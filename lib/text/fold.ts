/** A text made easier to match, and where each of its units stood in the text it was made from. */
export interface FoldedText {
  text: string;
  from: ArrayLike<number>;
  to: ArrayLike<number>;
}

/** Positions in a text: `end` is the first that no longer belongs. */
export interface TextRange {
  start: number;
  end: number;
}

/** Writes a text by a rule for each character; "" lets it fall away. Linear in the length. */
export function foldBy(text: string, plain: (char: string) => string): FoldedText {
  const from: number[] = [];
  const to: number[] = [];
  const pieces: string[] = [];
  let at = 0;
  for (const char of text) {
    const piece = plain(char);
    pieces.push(piece);
    for (let i = 0; i < piece.length; i++) {
      from.push(at);
      to.push(at + char.length);
    }
    at += char.length;
  }
  return { text: pieces.join(""), from, to };
}

/** Where a piece of the folded text stood before, whichever way it was turned. */
export function rangeBefore({ from, to }: FoldedText, { start, end }: TextRange): TextRange {
  const [first, last] = [start, end - 1];
  return { start: Math.min(from[first]!, from[last]!), end: Math.max(to[first]!, to[last]!) };
}

/** What a renderer may leave out: zero-width, direction and tag characters, variation selectors, fillers. */
export const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/u;

/** More than this for one character is a flourish (a whole phrase in one sign), no way to write a letter. */
const MAX_EXPANSION = 4;

/**
 * One character in its plainest form: what nobody sees falls away, wide, styled and foreign digits become ordinary ones,
 * every space a space and every dash a hyphen. Letters keep their case.
 */
export function plainChar(char: string): string {
  if (char >= " " && char <= "~") return char;
  if (INVISIBLE.test(char)) return "";
  if (/\p{Nd}/u.test(char)) return digitOf(char);
  if (/\p{Zs}/u.test(char)) return " ";
  if (/\p{Pd}/u.test(char)) return "-";
  const plain = char.normalize("NFKC");
  return plain.length <= MAX_EXPANSION ? plain : char;
}

/** Unicode puts ten digits in a row that starts at …0 or …6. */
function digitOf(char: string): string {
  const plain = char.normalize("NFKC");
  if (/^\d$/.test(plain)) return plain;
  const code = char.codePointAt(0)!;
  const last = code & 15;
  const startsAtZero = last < 6 || (last < 10 && /\p{Nd}/u.test(String.fromCodePoint(code - last)));
  return String(startsAtZero ? last : last - 6);
}
