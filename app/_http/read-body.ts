import { HttpProblem } from "./problem";

const MAX_BODY_BYTES = 256 * 1024;

/** The body's text, of which no more is read than may be; empty string where there is none. */
export async function readBody(request: Request): Promise<string> {
  const declared = Number(request.headers.get("content-length") ?? 0);
  if (declared > MAX_BODY_BYTES) throw tooLarge();
  if (!request.body) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > MAX_BODY_BYTES) {
      await reader.cancel();
      throw tooLarge();
    }
    chunks.push(value);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new HttpProblem(400, "invalid", "The body is not valid UTF-8.");
  }
}

/** Parses JSON of the right media type; forms and plain text are 415, so that no foreign page can post one. */
export function parseJson(text: string, contentType: string | null): unknown {
  const media = contentType?.split(";")[0]?.trim().toLowerCase();
  if (media !== "application/json" && !media?.endsWith("+json")) {
    throw new HttpProblem(415, "unsupported-media-type", "Send the body as application/json.");
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new HttpProblem(400, "invalid", "The body is not valid JSON.");
  }
}

function tooLarge() {
  return new HttpProblem(413, "too-large", "The body is larger than 256 KiB.");
}
