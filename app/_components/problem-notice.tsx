import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { ApiProblem } from "@/app/_client/api";
import { formatWait } from "@/lib/display-text/time";

/** Shows and announces a problem from the API. Empty without one. */
export function ProblemNotice({ problem, children }: { problem: ApiProblem | null; children?: ReactNode }) {
  return (
    <div role="alert" className={problem ? undefined : "sr-only"}>
      {problem ? (
        <Notice>
          {problemText(problem)} {children}
        </Notice>
      ) : null}
    </div>
  );
}

export function Notice({ children, tone = "error" }: { children: ReactNode; tone?: "error" | "warn" | "good" }) {
  const look = { error: "bg-error-soft", warn: "bg-warn-soft", good: "bg-pine-soft" }[tone];
  const ink = { error: "text-error", warn: "text-warning", good: "text-primary" }[tone];
  return (
    <div className={`flex gap-2.5 rounded-md px-3.5 py-2.5 text-base ${look}`}>
      <CircleAlert size={16} strokeWidth={1.75} aria-hidden="true" className={`mt-1 shrink-0 ${ink}`} />
      <p className="min-w-0">{children}</p>
    </div>
  );
}

/** The problem's sentence, plus when to try again if it does not say so already. */
export function problemText({ detail, retryAfterSeconds }: ApiProblem): string {
  return retryAfterSeconds && !/again/i.test(detail) ? `${detail} Try again ${formatWait(retryAfterSeconds)}.` : detail;
}
