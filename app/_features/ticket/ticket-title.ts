const MAX_CHARACTERS = 90;

/** A ticket's title. Without a title: the first line of its description, cut at a word after at most 90 characters. */
export function ticketTitle({ title, description }: { title: string | null; description: string }): string {
  if (title) return title;
  const line = description.trim().split("\n", 1)[0]?.replace(/\s+/g, " ").trim() ?? "";
  if (line.length <= MAX_CHARACTERS) return line || "Untitled";
  const cut = line.slice(0, MAX_CHARACTERS).replace(/\s+\S*$/, "");
  return `${cut.toWellFormed().replace(/\uFFFD$/, "")}…`;
}
