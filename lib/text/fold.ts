/** A text simplified for matching, with the range in the original text for each of its units. */
export interface FoldedText {
  text: string;
  from: ArrayLike<number>;
  to: ArrayLike<number>;
}

/** A range in a text; `end` is exclusive. */
export interface TextRange {
  start: number;
  end: number;
}

/** Replaces each character by a rule; "" removes it. Linear in the length. */
export function foldBy(text: string, plain: (char: string) => string): FoldedText {
  const from: number[] = [];
  const to: number[] = [];
  const pieces: string[] = [];
  let position = 0;
  for (const char of text) {
    const piece = plain(char);
    pieces.push(piece);
    for (let i = 0; i < piece.length; i++) {
      from.push(position);
      to.push(position + char.length);
    }
    position += char.length;
  }
  return { text: pieces.join(""), from, to };
}

/** The range in the original text for a range in the folded text, also if the folded text was reversed. */
export function rangeBefore({ from, to }: FoldedText, { start, end }: TextRange): TextRange {
  const [first, last] = [start, end - 1];
  return { start: Math.min(from[first]!, from[last]!), end: Math.max(to[first]!, to[last]!) };
}

/** Invisible characters: zero-width, direction and tag characters, variation selectors, fillers. */
export const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/u;

/** A character that expands to more characters than this is a phrase in one sign ("﷽"), not a form of a letter. */
const MAX_EXPANSION = 4;

/** A character in its plainest form: invisible ones go; digits, spaces and dashes become ASCII. Letters keep case. */
export function plainChar(char: string): string {
  if (char >= " " && char <= "~") return char;
  if (INVISIBLE.test(char)) return "";
  if (/\p{Nd}/u.test(char)) return digitOf(char);
  if (/\p{Zs}/u.test(char)) return " ";
  if (/\p{Pd}/u.test(char)) return "-";
  const plain = char.normalize("NFKC");
  return plain.length <= MAX_EXPANSION ? plain : char;
}

/** The ASCII digit of a Unicode digit. The blocks of ten digits start at a code that ends in hexadecimal 0 or 6. */
function digitOf(char: string): string {
  const plain = char.normalize("NFKC");
  if (/^\d$/.test(plain)) return plain;
  const code = char.codePointAt(0)!;
  const last = code & 15;
  const startsAtZero = last < 6 || (last < 10 && /\p{Nd}/u.test(String.fromCodePoint(code - last)));
  return String(startsAtZero ? last : last - 6);
}
