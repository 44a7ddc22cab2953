import { HttpProblem } from "./problem";

const MAX_BODY_BYTES = 256 * 1024;

/** The body's text; an empty string without a body. Throws 413 above 256 KiB, and 400 if it is not UTF-8. */
export async function readBody(request: Request): Promise<string> {
  const bytes = await readBytes(request, MAX_BODY_BYTES, "256 KiB");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new HttpProblem(400, "invalid", "The body is not valid UTF-8.");
  }
}

/** The body as a file. Throws 413 if it is too large, and 415 for another media type, such as a foreign form's. */
export async function readFile(request: Request, { media, mostBytes, most }: FileBody): Promise<Uint8Array> {
  const sent = mediaOf(request.headers.get("content-type"));
  if (sent !== media) throw new HttpProblem(415, "unsupported-media-type", `Send the file as ${media}.`);
  return readBytes(request, mostBytes, most);
}

/** The kind of file that a route takes as its body. */
export interface FileBody {
  media: string;
  mostBytes: number;
  /** `mostBytes` as text, for the error message. */
  most: string;
}

async function readBytes(request: Request, mostBytes: number, most: string): Promise<Uint8Array> {
  const declared = Number(request.headers.get("content-length") ?? 0);
  if (declared > mostBytes) throw tooLarge(most);
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > mostBytes) {
      await reader.cancel();
      throw tooLarge(most);
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}

/** Parses a JSON body. Throws 400 if it is not JSON, and 415 for another media type, such as a foreign form's. */
export function parseJson(text: string, contentType: string | null): unknown {
  const media = mediaOf(contentType);
  if (media !== "application/json" && !media?.endsWith("+json")) {
    throw new HttpProblem(415, "unsupported-media-type", "Send the body as application/json.");
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new HttpProblem(400, "invalid", "The body is not valid JSON.");
  }
}

function mediaOf(contentType: string | null): string | undefined {
  return contentType?.split(";")[0]?.trim().toLowerCase();
}

function tooLarge(most: string) {
  return new HttpProblem(413, "too-large", `The body is larger than ${most}.`);
}
