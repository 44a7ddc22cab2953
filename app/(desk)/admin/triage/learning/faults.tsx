import { upperFirst } from "@/app/_ui/words";

const MOST = 100;

/** What is wrong with a file, line by line, as the API told it. */
export function Faults({ errors }: { errors: readonly { message: string }[] }) {
  return (
    <div className="mt-2 rounded-md border border-line">
      <ul className="max-h-80 overflow-y-auto" aria-label="What is wrong, by line">
        {errors.map(({ message }, at) => {
          const [line, ...rest] = message.split(": ");
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes, in which a line may come twice
            <li key={at} className="flex gap-3 border-line border-t px-3 py-1.5 first:border-t-0">
              <span className="num w-20 shrink-0 text-muted">{line}</span>
              <span className="min-w-0 break-words">{upperFirst(rest.join(": "))}</span>
            </li>
          );
        })}
      </ul>
      {errors.length >= MOST ? (
        <p className="border-line border-t px-3 py-1.5 text-muted">These are the first {MOST}; there may be more.</p>
      ) : null}
    </div>
  );
}
