import { oneLine } from "./text";

/**
 * "Hello Ada," or plain "Hello,": a name is what a stranger typed at sign-up, perhaps with somebody else's address,
 * so one that reads like an advertisement or a link is left out.
 */
export function greeting(name: string): string {
  const plain = oneLine(name);
  return plain.length <= 60 && !LINKLIKE.test(plain) ? `Hello ${plain},` : "Hello,";
}

const LINKLIKE = /[/\\:@]|www\.|\w\.[\p{L}]{2,}/iu;
