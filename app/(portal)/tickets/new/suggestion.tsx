"use client";
import { SourceIcon } from "@/app/_components/icons";
import { PriorityLabel } from "@/app/_features/ticket/priority-label";
import type { Priority, Source } from "@/lib/domain/ticket";
import type { PreviewedField } from "@/lib/triage/classify-text";
import type { CategoryChoice, Choices, FieldChoice } from "./field-choice";
import type { Suggestion, SuggestionAnswer } from "./use-suggestion";

const LINES: Record<Source, string> = {
  ai: "sb-source sb-source-ai",
  rules: "sb-source sb-source-rules",
  person: "sb-source sb-source-person",
  requester: "sb-source sb-source-requester",
  fallback: "sb-source sb-source-fallback",
};
const EDGES: Record<Source, string> = {
  ai: "lg:border-ai lg:border-dotted",
  rules: "lg:border-rules lg:border-dashed",
  person: "lg:border-track lg:border-solid",
  requester: "lg:border-track lg:border-solid",
  fallback: "lg:border-fallback lg:border-dashed",
};

interface HowWeReadItProps {
  reading: Suggestion;
  categories: readonly CategoryChoice[];
  skillNames: Readonly<Record<string, string>>;
  choices: Choices;
}

/** What was understood so far, without figures. Its room is kept from the start, so that nothing jumps. */
export function TriageSuggestion({ reading: { answer, reading }, ...known }: HowWeReadItProps) {
  const source = answer?.source ?? "ai";
  return (
    <aside
      aria-label="How we read it"
      className={`relative min-h-62 rounded-box border border-line p-4 text-base ${source === "ai" ? "bg-ai-soft/50" : "bg-base-200"} lg:rounded-none lg:border-0 lg:border-l-2 lg:bg-transparent lg:py-0 lg:pr-0 ${answer ? EDGES[source] : "lg:border-track lg:border-dotted"}`}
    >
      <Points shown={answer !== null} source={source} />
      <div className="flex items-center gap-2">
        <SourceIcon source={source} size={14} />
        <h2 className="font-semibold">How we read it</h2>
        <span className="ml-auto text-muted text-xs" role="status">
          {reading ? "reading" : "updates as you write"}
        </span>
      </div>
      {answer ? (
        <Understood answer={answer} {...known} />
      ) : (
        <p className="mt-3 text-muted">
          As you write, this shows what we understand: what it is about, how urgent it is and where it would go.
        </p>
      )}
    </aside>
  );
}

interface UnderstoodProps extends Omit<HowWeReadItProps, "reading"> {
  answer: SuggestionAnswer;
}

function Understood({ answer, categories, skillNames, choices }: UnderstoodProps) {
  const slug = heldValue(choices.category, answer.fields.category);
  const priority = heldValue(choices.priority, answer.fields.priority);
  const category = categories.find((each) => each.slug === slug?.value);
  const skills = answer.skills.slice(0, 3).map((each) => skillNames[each] ?? each);
  return (
    <>
      <dl className="mt-3 grid grid-cols-[5.75rem_1fr] gap-y-2">
        <dt className="text-muted">About</dt>
        <dd>
          {category && slug ? (
            <>
              {slug.unsure ? <span className="text-muted">Perhaps </span> : null}
              <span className={LINES[slug.source]}>{category.name}</span>
            </>
          ) : skills.length === 0 ? (
            <span className="text-muted">Not clear yet</span>
          ) : null}
          {skills.map((word, index) => (
            <span key={word}>
              {index > 0 || category ? ", " : ""}
              <span className={LINES[answer.source]}>{word}</span>
            </span>
          ))}
        </dd>
        <dt className="text-muted">How urgent</dt>
        <dd>
          {priority ? (
            <span className="inline-flex items-center gap-1.5">
              {priority.unsure ? <span className="text-muted">Perhaps</span> : null}
              <PriorityLabel priority={priority.value as Priority} source={priority.source} />
            </span>
          ) : (
            <span className="text-muted">Not clear yet</span>
          )}
        </dd>
        {category?.team ? (
          <>
            <dt className="text-muted">Goes to</dt>
            <dd>The {category.team} team</dd>
          </>
        ) : null}
      </dl>
      <p className="mt-3 text-muted text-sm">
        Not right? Say so under your text, or send it all the same: a person can change it.
      </p>
    </>
  );
}

/** What is shown of a field: the requester's own, what the text speaks for, or what is usual; null for a mere guess. */
function heldValue(choice: FieldChoice, read: PreviewedField<string> | null) {
  if (choice.state === "own") return { value: choice.shown, source: "requester" as const, unsure: false };
  if (choice.suggested) return { ...choice.suggested, unsure: choice.state === "perhaps" };
  return read?.apply ? { value: read.value, source: read.source, unsure: false } : null;
}

/** From the text to what was read in it: the track turns at 45°. */
function Points({ shown, source }: { shown: boolean; source: Source }) {
  const ink = shown ? (source === "ai" ? "var(--sb-ai)" : "var(--sb-rules)") : "var(--sb-track)";
  return (
    <svg
      width="56"
      height="30"
      viewBox="0 0 56 30"
      fill="none"
      aria-hidden="true"
      className="absolute top-6 right-full hidden lg:block"
    >
      <path d="M0 26h18l18-18h20" stroke={ink} strokeWidth="2" strokeDasharray="4 3" />
    </svg>
  );
}
