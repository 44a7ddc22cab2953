/** Replaces web and mail addresses by NULs of equal length: "asap" in an address means no urgency. Linear time. */
export function maskAddresses(text: string): string {
  return text.replace(/\S+/g, (chunk) => (/[@.]|:\/\//.test(chunk) ? maskChunk(chunk) : chunk));
}

function maskChunk(chunk: string): string {
  const start = startOfUrl(chunk);
  return chunk.slice(0, start).replace(/[^<>()[\]{}"',;:|]+/g, blankAddress) + blank(chunk.slice(start));
}

function startOfUrl(chunk: string): number {
  let start = chunk.indexOf("://");
  if (start < 0) return chunk.length;
  while (start > 0 && /[a-z0-9+.-]/i.test(chunk[start - 1]!)) start--;
  return start;
}

/** Only endings that are not part of product names: "socket.io" and "ASP.NET" stay words. */
const HOST = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|edu|gov|eu|de|fr|uk|local|internal|example|test)(?:[/?#].*)?$/i;

function blankAddress(piece: string): string {
  const isAddress =
    /[^@]@[\p{L}\p{N}]/u.test(piece) || /^www\./i.test(piece) || HOST.test(piece.replace(/[.!?]{1,3}$/, ""));
  return isAddress ? blank(piece) : piece;
}

/** NUL is not white space, so no phrase can span an address. */
function blank(text: string): string {
  return "\0".repeat(text.length);
}
