/** What went wrong with a call, as our API tells it (RFC 9457). `status` 0: no answer came at all. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    readonly detail: string,
    readonly errors: readonly { pointer: string; message: string }[] = [],
    /** When trying again makes sense; from `Retry-After`. */
    readonly retryAfterSeconds?: number,
  ) {
    super(detail);
    this.name = "ApiProblem";
  }
}

interface Call {
  body?: unknown;
  /** Instead of a body of JSON, for the one vendor that wants a form. */
  form?: URLSearchParams;
  /** Instead of a body of JSON: a file as it is, and what it is sent as. */
  file?: { content: Blob; media: string };
  /** Goes out as `If-Match`: the version that was seen. */
  version?: number;
  /** Makes a repeated create give the first answer again. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/**
 * The browser's one way to our own API. Resolves to the parsed answer, undefined for an empty one; rejects with
 * `ApiProblem`, also when the network fails. An aborted call rejects with the browser's own AbortError.
 */
export async function callApi<T = unknown>(method: string, path: string, call: Call = {}): Promise<T> {
  const [response, text] = await send(method, path, call);
  const answer = parsed(text);
  if (response.ok) return answer as T;
  throw problemFrom(response, answer);
}

/** What our API refused a call with; null where it went through. */
export function conflictOf(call: Promise<unknown>): Promise<ApiProblem | null> {
  return call.then(
    () => null,
    (error) => {
      if (error instanceof ApiProblem) return error;
      throw error;
    },
  );
}

/** The answer with the whole of its body: a line can break in the middle of that, too. */
async function send(method: string, path: string, call: Call): Promise<[Response, string]> {
  const { body, form, file, version, idempotencyKey, signal } = call;
  const headers = new Headers({ accept: "application/json" });
  if (body !== undefined) headers.set("content-type", "application/json");
  if (file) headers.set("content-type", file.media);
  if (version !== undefined) headers.set("if-match", `"${version}"`);
  if (idempotencyKey !== undefined) headers.set("idempotency-key", idempotencyKey);
  try {
    const response = await fetch(path, {
      method,
      headers,
      body: form ?? file?.content ?? (body === undefined ? undefined : JSON.stringify(body)),
      signal,
      cache: "no-store",
      credentials: "same-origin",
    });
    return [response, await response.text()];
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiProblem(0, "network", "The server can’t be reached. Check your connection and try again.");
  }
}

function parsed(text: string): unknown {
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function problemFrom(response: Response, answer: unknown): ApiProblem {
  const told = (typeof answer === "object" && answer !== null ? answer : {}) as Record<string, unknown>;
  const retryAfter = Number(response.headers.get("retry-after") ?? Number.NaN);
  return new ApiProblem(
    response.status,
    typeof told.type === "string" ? told.type : "unknown",
    typeof told.detail === "string" ? told.detail : `The server answered ${response.status} and gave no reason.`,
    Array.isArray(told.errors) ? told.errors : [],
    Number.isFinite(retryAfter) ? retryAfter : undefined,
  );
}
