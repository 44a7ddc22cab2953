import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { ApiProblem } from "@/app/_client/api";
import { formatWait } from "@/lib/display-text/time";

/** Shows a problem that the API returned. Screen readers announce it. `children` follow the sentence. */
export function ProblemNotice({ problem, children }: { problem: ApiProblem | null; children?: ReactNode }) {
  return (
    <div role="alert" className={problem ? undefined : "sr-only"}>
      {problem ? (
        <div className="flex gap-2.5 rounded-md bg-error-soft px-3.5 py-2.5 text-base">
          <CircleAlert size={16} strokeWidth={1.75} aria-hidden="true" className="mt-1 shrink-0 text-error" />
          <p className="min-w-0">
            {problemText(problem)} {children}
          </p>
        </div>
      ) : null}
    </div>
  );
}

/** The problem as a sentence. If the API says when to try again and the sentence does not, a second one says it. */
export function problemText({ detail, retryAfterSeconds }: ApiProblem): string {
  return retryAfterSeconds && !/again/i.test(detail) ? `${detail} Try again ${formatWait(retryAfterSeconds)}.` : detail;
}
