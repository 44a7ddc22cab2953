"use client";
import { useSend } from "@/app/_client/use-send";

/** Loads more pages of a list, one at a time. `next`: the cursor of the next page; null if there is none. */
export function useNextPage(next: string | null, loadPage: (cursor: string) => Promise<void>) {
  const { busy, problem, send } = useSend();
  const load = () => next && send(() => loadPage(next));
  return { there: next !== null, load, loading: busy, problem: problem?.detail };
}

/** The "Show more" button at the end of a list. After the last page it renders nothing. */
export function ShowMore({ more }: { more: ReturnType<typeof useNextPage> }) {
  if (!more.there) return null;
  return (
    <div className="flex flex-col items-center -mt-px gap-2 border-line border-t py-4">
      <button type="button" className="btn btn-quiet" onClick={more.load} aria-disabled={more.loading}>
        {more.loading ? "Loading more" : "Show more"}
      </button>
      <p role="alert" className="text-error text-xs empty:hidden">
        {more.problem}
      </p>
    </div>
  );
}
