"use client";
import { FileUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { type DragEvent, useId, useState } from "react";
import { ApiProblem, callApi } from "@/app/_client/api";
import { ProblemNotice } from "@/app/_components/problem-notice";
import { showToast } from "@/app/_components/toast";
import { upperFirst } from "@/lib/display-text/labels";
import { MAX_IMPORT_BYTES } from "@/lib/training-data/input";

/**
 * A field to choose or drop a CSV file, which is then imported. If the file has errors, we list them and import
 * nothing.
 */
export function ImportFile() {
  const router = useRouter();
  const id = useId();
  const [busy, setBusy] = useState<string | null>(null);
  const [isDragging, setDragging] = useState(false);
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
      showToast(`Importing ${file.name}.`);
      router.refresh();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error.type === "unknown" && error.status === 413 ? tooLargeForHost() : error);
    } finally {
      setBusy(null);
    }
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setDragging(false);
    send(event.dataTransfer.files[0]);
  }

  return (
    <div className="px-4 pb-4">
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault();
          setDragging(true);
        }}
        onDragLeave={() => setDragging(false)}
        onDrop={drop}
        aria-busy={busy !== null}
        className={`flex max-w-2xl cursor-pointer items-start gap-3 rounded-md border border-dashed px-4 py-4 focus-within:outline-2 focus-within:outline-[var(--sb-focus)] focus-within:outline-offset-2 ${isDragging ? "border-primary bg-pine-soft" : "border-edge hover:bg-base-200"}`}
      >
        <FileUp size={16} strokeWidth={1.75} aria-hidden="true" className="mt-0.5 shrink-0 text-muted" />
        <span className="min-w-0">
          <span className="font-medium">{busy ? `Checking ${busy}` : "Choose a CSV file, or drop it here"}</span>
          <span className="block text-muted text-xs">
            The file needs a column “text” and at least one of “category” (or “department”), “priority” and “skills”. A
            “title” is optional. Up to 50,000 rows and 50 MB.
          </span>
        </span>
        <input
          id={id}
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          className="sr-only"
          onChange={({ target }) => {
            send(target.files?.[0]);
            target.value = "";
          }}
        />
      </label>
      <div className={problem ? "mt-3 max-w-2xl" : undefined}>
        <ProblemNotice problem={problem} />
        {problem && problem.errors.length > 0 ? <LineErrors errors={problem.errors} /> : null}
      </div>
    </div>
  );
}

/** A proxy's size limit may be lower than ours. */
function tooLargeForHost(): ApiProblem {
  const detail =
    "Your server or proxy doesn’t accept files of this size. Import the file from the command line: npm run triage:import -- file.csv";
  return new ApiProblem(413, "too-large", detail);
}

/** The API returns at most this many errors. */
const MAX_ERRORS = 100;

function LineErrors({ errors }: { errors: readonly { message: string }[] }) {
  return (
    <div className="mt-2 rounded-md border border-line">
      <ul className="max-h-80 overflow-y-auto" aria-label="Errors by line">
        {errors.map(({ message }, index) => {
          const [line, ...rest] = message.split(": ");
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and a line may repeat
            <li key={index} className="flex gap-3 border-line border-t px-3 py-1.5 first:border-t-0">
              <span className="num w-20 shrink-0 text-muted">{line}</span>
              <span className="min-w-0 break-words">{upperFirst(rest.join(": "))}</span>
            </li>
          );
        })}
      </ul>
      {errors.length >= MAX_ERRORS ? (
        <p className="border-line border-t px-3 py-1.5 text-muted">
          These are the first {MAX_ERRORS} errors. There may be more.
        </p>
      ) : null}
    </div>
  );
}
