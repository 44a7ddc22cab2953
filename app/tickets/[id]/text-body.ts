/** A request body with the trimmed text in field `name`. Empty if there is no text. */
export function textBody(name: string, text: string): Record<string, string> {
  const trimmed = text.trim();
  return trimmed ? { [name]: trimmed } : {};
}
