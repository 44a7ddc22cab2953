"use client";
import { SourceIcon } from "@/app/_components/icons";
import { PriorityLabel } from "@/app/_features/ticket/priority-label";
import type { Priority, Source } from "@/lib/domain/ticket";
import type { FieldPreview } from "@/lib/triage/classify-text";
import type { CategoryChoice, Choices, FieldChoice } from "./field-choice";
import type { SuggestionAnswer, SuggestionState } from "./use-suggestion";

const BORDERS: Record<Source, string> = {
  ai: "lg:border-ai lg:border-dotted",
  rules: "lg:border-rules lg:border-dashed",
  person: "lg:border-track lg:border-solid",
  requester: "lg:border-track lg:border-solid",
  fallback: "lg:border-fallback lg:border-dashed",
};

interface TriageSuggestionProps {
  suggestion: SuggestionState;
  categories: readonly CategoryChoice[];
  skillNames: Readonly<Record<string, string>>;
  choices: Choices;
}

/** Shows how we understand the text so far: category, priority and team. Reserves its height, so nothing jumps. */
export function TriageSuggestion({ suggestion: { answer, isLoading }, ...known }: TriageSuggestionProps) {
  const source = answer?.source ?? "ai";
  return (
    <aside
      aria-label="What we understood"
      className={`relative min-h-62 rounded-box border border-line p-4 text-base ${source === "ai" ? "bg-ai-soft/50" : "bg-base-200"} lg:rounded-none lg:border-0 lg:border-l-2 lg:bg-transparent lg:py-0 lg:pr-0 ${answer ? BORDERS[source] : "lg:border-track lg:border-dotted"}`}
    >
      <Connector shown={answer !== null} source={source} />
      <div className="flex items-center gap-2">
        <SourceIcon source={source} size={14} />
        <h2 className="font-semibold">What we understood</h2>
        <span className="ml-auto text-muted text-xs" role="status">
          {isLoading ? "updating" : "updates as you write"}
        </span>
      </div>
      {answer ? (
        <Understood answer={answer} {...known} />
      ) : (
        <p className="mt-3 text-muted">
          As you write, this shows the category, the urgency and the team we would choose.
        </p>
      )}
    </aside>
  );
}

type UnderstoodProps = Omit<TriageSuggestionProps, "suggestion"> & { answer: SuggestionAnswer };

function Understood({ answer, categories, skillNames, choices }: UnderstoodProps) {
  const slug = shownValue(choices.category, answer.fields.category);
  const priority = shownValue(choices.priority, answer.fields.priority);
  const category = categories.find((each) => each.slug === slug?.value);
  const skills = answer.skills.slice(0, 3).map((each) => skillNames[each] ?? each);
  return (
    <>
      <dl className="mt-3 grid grid-cols-[5.75rem_1fr] gap-y-2">
        <dt className="text-muted">Category</dt>
        <dd>
          {category && slug ? (
            <>
              {slug.isHint ? <span className="text-muted">Maybe </span> : null}
              <span className={`sb-source sb-source-${slug.source}`}>{category.name}</span>
            </>
          ) : skills.length === 0 ? (
            <span className="text-muted">Not clear yet</span>
          ) : null}
          {skills.map((skill, index) => (
            <span key={skill}>
              {index > 0 || category ? ", " : ""}
              <span className={`sb-source sb-source-${answer.source}`}>{skill}</span>
            </span>
          ))}
        </dd>
        <dt className="text-muted">Urgency</dt>
        <dd>
          {priority ? (
            <span className="inline-flex items-center gap-1.5">
              {priority.isHint ? <span className="text-muted">Maybe</span> : null}
              <PriorityLabel priority={priority.value as Priority} source={priority.source} />
            </span>
          ) : (
            <span className="text-muted">Not clear yet</span>
          )}
        </dd>
        {category?.team ? (
          <>
            <dt className="text-muted">Team</dt>
            <dd>{category.team}</dd>
          </>
        ) : null}
      </dl>
      <p className="mt-3 text-muted text-sm">
        Is this wrong? Change it under your text, or send the ticket anyway. An agent can change it later.
      </p>
    </>
  );
}

/** The requester's value, else the suggestion, else a prediction that triage would apply, else null. */
function shownValue(choice: FieldChoice, prediction: FieldPreview<string> | null) {
  if (choice.state === "own") return { value: choice.shown, source: "requester" as const, isHint: false };
  if (choice.suggested) return { ...choice.suggested, isHint: choice.state === "hint" };
  return prediction?.apply ? { value: prediction.value, source: prediction.source, isHint: false } : null;
}

function Connector({ shown, source }: { shown: boolean; source: Source }) {
  const stroke = shown ? (source === "ai" ? "var(--sb-ai)" : "var(--sb-rules)") : "var(--sb-track)";
  return (
    <svg
      width="56"
      height="30"
      viewBox="0 0 56 30"
      fill="none"
      aria-hidden="true"
      className="absolute top-6 right-full hidden lg:block"
    >
      <path d="M0 26h18l18-18h20" stroke={stroke} strokeWidth="2" strokeDasharray="4 3" />
    </svg>
  );
}
