/**
 * Text as people type it, written here in short lines: lines of a paragraph become one, an empty line parts
 * paragraphs, and a line behind a bar is kept as it is, for lists, code and logs.
 */
export function text(written: TemplateStringsArray): string {
  const lines = written
    .join("")
    .trim()
    .split("\n")
    .map((line) => line.trimStart());
  return lines.reduce(
    (whole, line, index) => whole + (index === 0 ? "" : joint(lines[index - 1]!, line)) + bare(line),
    "",
  );
}

function joint(before: string, line: string): string {
  return before === "" || line === "" || isKept(before) || isKept(line) ? "\n" : " ";
}

function isKept(line: string): boolean {
  return line.startsWith("|");
}

function bare(line: string): string {
  return isKept(line) ? line.replace(/^\| ?/, "") : line;
}
