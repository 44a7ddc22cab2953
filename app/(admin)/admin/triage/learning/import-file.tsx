"use client";
import { FileUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { type DragEvent, useId, useState } from "react";
import { ApiProblem, callApi } from "@/app/_client/api";
import { ProblemNotice } from "@/app/_components/problem-notice";
import { showToast } from "@/app/_components/toast";
import { upperFirst } from "@/lib/display-text/labels";
import { MAX_IMPORT_BYTES } from "@/lib/training-data/input";

/** A file to choose or to drop. It is checked first; what is wrong is told by line, and then nothing was taken in. */
export function ImportFile() {
  const router = useRouter();
  const id = useId();
  const [busy, setBusy] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);

  async function send(file: File | undefined) {
    if (!file || busy) return;
    setProblem(null);
    if (file.size > MAX_IMPORT_BYTES)
      return setProblem(new ApiProblem(413, "too-large", "This file is larger than 50 MB."));
    setBusy(file.name);
    try {
      const path = `/api/triage/imports?name=${encodeURIComponent(file.name)}`;
      await callApi("POST", path, { file: { content: file, media: "text/csv" } });
      showToast(`${file.name} is checked and being taken in.`);
      router.refresh();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error.type === "unknown" && error.status === 413 ? tooLargeHere() : error);
    } finally {
      setBusy(null);
    }
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    send(event.dataTransfer.files[0]);
  }

  return (
    <div className="px-4 pb-4">
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        aria-busy={busy !== null}
        className={`flex max-w-2xl cursor-pointer items-start gap-3 rounded-md border border-dashed px-4 py-4 focus-within:outline-2 focus-within:outline-[var(--sb-focus)] focus-within:outline-offset-2 ${over ? "border-primary bg-pine-soft" : "border-edge hover:bg-base-200"}`}
      >
        <FileUp size={16} strokeWidth={1.75} aria-hidden="true" className="mt-0.5 shrink-0 text-muted" />
        <span className="min-w-0">
          <span className="font-medium">{busy ? `Checking ${busy}` : "Choose a CSV file, or drop it here"}</span>
          <span className="block text-muted text-xs">
            Columns text and at least one of category (or department), priority, skills; a title if there is one. Up to
            50,000 rows and 50 MB.
          </span>
        </span>
        <input
          id={id}
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          className="sr-only"
          onChange={({ target }) => {
            send(target.files?.[0]);
            // The same file may be chosen again once it is mended.
            target.value = "";
          }}
        />
      </label>
      <div className={problem ? "mt-3 max-w-2xl" : undefined}>
        <ProblemNotice problem={problem} />
        {problem && problem.errors.length > 0 ? <Faults errors={problem.errors} /> : null}
      </div>
    </div>
  );
}

/** A host in front of us takes less than we do, and answers for itself. */
function tooLargeHere(): ApiProblem {
  const words = "This host takes no file of that size. Use the command instead: npm run triage:import -- file.csv";
  return new ApiProblem(413, "too-large", words);
}

const MOST = 100;

/** What is wrong with a file, line by line, as the API told it. */
function Faults({ errors }: { errors: readonly { message: string }[] }) {
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
