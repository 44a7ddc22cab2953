/** What was written behind a text while that was being sent; all of it where the text itself was reworded. */
export function writtenSince(sent: string, now: string): string {
  return now.startsWith(sent) ? now.slice(sent.length).trimStart() : now;
}
