/** An error response of our API, or a failed connection (`status` 0). The API's error format is RFC 9457. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    readonly detail: string,
    readonly errors: readonly { pointer: string; message: string }[] = [],
    readonly retryAfterSeconds?: number,
  ) {
    super(detail);
    this.name = "ApiProblem";
  }
}

interface CallOptions {
  body?: unknown;
  /** next-auth expects a form instead of JSON. */
  form?: URLSearchParams;
  file?: { content: Blob; media: string };
  /** Sent as `If-Match`. */
  version?: number;
  /** A repeated `POST` with the same key and body gets the first response again. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/**
 * Calls our API and resolves to the response's JSON. Rejects with `ApiProblem` for an error response or a failed
 * connection, and with an AbortError if `signal` aborts the call.
 */
export async function callApi<T = unknown>(method: string, path: string, options: CallOptions = {}): Promise<T> {
  const [response, text] = await send(method, path, options);
  const body = parseJson(text);
  if (response.ok) return body as T;
  throw problemFrom(response, body);
}

/** Resolves to the `ApiProblem` that the call failed with, or to null if it succeeded. Rethrows other errors. */
export function problemOf(call: Promise<unknown>): Promise<ApiProblem | null> {
  return call.then(
    () => null,
    (error) => {
      if (error instanceof ApiProblem) return error;
      throw error;
    },
  );
}

/** Also reads the response, because the connection can break during it. */
async function send(method: string, path: string, options: CallOptions): Promise<[Response, string]> {
  const { body, form, file, version, idempotencyKey, signal } = options;
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

function parseJson(text: string): unknown {
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function problemFrom(response: Response, body: unknown): ApiProblem {
  const problem = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
  const retryAfter = Number(response.headers.get("retry-after") ?? Number.NaN);
  return new ApiProblem(
    response.status,
    typeof problem.type === "string" ? problem.type : "unknown",
    typeof problem.detail === "string"
      ? problem.detail
      : `The server responded with ${response.status} and gave no reason.`,
    Array.isArray(problem.errors) ? problem.errors : [],
    Number.isFinite(retryAfter) ? retryAfter : undefined,
  );
}
