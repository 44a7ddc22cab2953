import { ApiProblem, callApi } from "@/app/_client/api";

/** Posts to our API. Resolves to the response or to the problem, also if the call was aborted. Does not reject. */
export async function postOrProblem<T>(path: string, body: object, signal: AbortSignal): Promise<T | ApiProblem> {
  try {
    return await callApi<T>("POST", path, { body, signal });
  } catch (error) {
    return error instanceof ApiProblem
      ? error
      : new ApiProblem(0, "aborted", "We stopped this check because the text has changed.");
  }
}
