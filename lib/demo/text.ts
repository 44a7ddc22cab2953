/** A template for ticket texts: joins a paragraph's lines, but keeps lines after a bar, for lists, code and logs. */
export function text(template: TemplateStringsArray): string {
  const lines = template
    .join("")
    .trim()
    .split("\n")
    .map((line) => line.trimStart());
  return lines.reduce(
    (whole, line, index) => whole + (index === 0 ? "" : separatorBetween(lines[index - 1]!, line)) + withoutBar(line),
    "",
  );
}

function separatorBetween(before: string, line: string): string {
  return before === "" || line === "" || hasBar(before) || hasBar(line) ? "\n" : " ";
}

function hasBar(line: string): boolean {
  return line.startsWith("|");
}

function withoutBar(line: string): string {
  return hasBar(line) ? line.replace(/^\| ?/, "") : line;
}
