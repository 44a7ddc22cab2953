/** What is wrong with a file or an option, in words for whoever typed the command. */
export class UsageError extends Error {
  override name = "Fault";
}
