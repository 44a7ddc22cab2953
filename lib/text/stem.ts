/** An English word without plural and verb endings; "refunds" equals "refund". Short words stay: "ad", "add". */
export function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  const bare = withoutPlural(word);
  const root = /^(.{4,}?)(?:ing|ed)$/.exec(bare)?.[1];
  if (root && /[aeiouy]/.test(root) && !bare.endsWith("eed")) return withoutE(root.replace(/([bdgmnprt])\1$/, "$1"));
  return withoutE(bare);
}

function withoutPlural(word: string): string {
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2);
  if (/[^sui]s$/.test(word)) return word.slice(0, -1);
  return word;
}

function withoutE(word: string): string {
  return word.length > 5 && word.endsWith("e") ? word.slice(0, -1) : word;
}
