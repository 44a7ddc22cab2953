/** An invalid file or option of a command. The message is for the person who typed it. */
export class UsageError extends Error {
  override name = "UsageError";
}
