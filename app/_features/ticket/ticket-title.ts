const MAX = 90;

/** A ticket's title, or the start of its text without one. */
export function ticketTitle({ title, description }: { title: string | null; description: string }): string {
  if (title) return title;
  const line = description.trim().split("\n", 1)[0]?.replace(/\s+/g, " ").trim() ?? "";
  if (line.length <= MAX) return line || "Untitled";
  const cut = line.slice(0, MAX).replace(/\s+\S*$/, "");
  return `${cut.toWellFormed().replace(/\uFFFD$/, "")}…`;
}
