/** The part of the field's text `now` that a person added while we sent `sent`. If `sent` itself changed, all of `now`. */
export function writtenSince(sent: string, now: string): string {
  return now.startsWith(sent) ? now.slice(sent.length).trimStart() : now;
}
