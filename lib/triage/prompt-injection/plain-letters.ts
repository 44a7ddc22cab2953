import { type FoldedText, foldBy, plainChar } from "@/lib/text/fold";

/** Each Latin letter, followed by letters of other scripts that look like it, as in "іgnоrе". */
const LOOKALIKES = "aаα bвʙ cсϲ dԁ eеєε gɢ hһн iіıιɪ jј kкκ lӏʟ mм nпηɴ oоοσ pрρ qԛ rгʀ sѕꜱ tтτᴛ uυᴜ vνᴠ wԝωᴡ xхχ yуγʏ";
const LATIN = new Map(
  LOOKALIKES.split(" ").flatMap(([latin, ...others]) => others.map((each) => [each, latin!] as const)),
);

/** The text in lower case without accents. Lookalikes become Latin letters, also in words of other scripts. */
export function plainLetters(text: string): FoldedText {
  return foldBy(text, plainLetter);
}

function plainLetter(char: string): string {
  if (char >= " " && char <= "~") return char.toLowerCase();
  const plain = plainChar(char).toLowerCase();
  if (plain === "") return "";
  const bare = plain.normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  return [...bare].map((each) => LATIN.get(each) ?? each).join("");
}
