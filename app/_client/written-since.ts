/** The text added after `sent` while it was being sent; all of `now` if `sent` itself was changed. */
export function writtenSince(sent: string, now: string): string {
  return now.startsWith(sent) ? now.slice(sent.length).trimStart() : now;
}
