import { HttpProblem } from "./problem";

const MAX_BODY_BYTES = 256 * 1024;

/** The body's text, of which no more is read than may be; empty string where there is none. */
export async function readBody(request: Request): Promise<string> {
  const bytes = await readBytes(request, MAX_BODY_BYTES, "256 KiB");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new HttpProblem(400, "invalid", "The body is not valid UTF-8.");
  }
}

/** A file that is the body itself, of one media type; 415 for any other, so that no foreign page's form can post one. */
export async function readFile(request: Request, { media, mostBytes, most }: FileBody): Promise<Uint8Array> {
  const given = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (given !== media) throw new HttpProblem(415, "unsupported-media-type", `Send the file as ${media}.`);
  return readBytes(request, mostBytes, most);
}

/** What a route takes instead of JSON. */
export interface FileBody {
  media: string;
  mostBytes: number;
  /** The same in words, for the refusal. */
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

function tooLarge(most: string) {
  return new HttpProblem(413, "too-large", `The body is larger than ${most}.`);
}
