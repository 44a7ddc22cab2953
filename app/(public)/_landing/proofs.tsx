import type { ReactNode } from "react";
import { SourceIcon } from "@/app/_components/icons";
import { Timeline, TimelineItem } from "@/app/_components/timeline";
import { Confidence } from "@/app/_features/evidence/confidence";
import { Evidence } from "@/app/_features/evidence/evidence";
import { PriorityLabel } from "@/app/_features/ticket/priority-label";
import type { Source } from "@/lib/domain/ticket";

/** Three promises, each beside the part of the product that keeps it. */
export function Proofs() {
  return (
    <section id="why" className="mx-auto grid max-w-300 gap-x-12 gap-y-14 px-4 pt-20 sm:px-6 md:grid-cols-3 md:pt-24">
      <Proof
        title="It shows its evidence"
        text="Each value rests on words that the requester wrote. You see which, and how sure the reading is."
      >
        <div className="flex h-full flex-col justify-center gap-4 text-base">
          <Evidence
            text="“Two guests stood in front of a closed door this morning, and it is the sync again.”"
            quotes={[{ text: "guests stood in front of a closed door", field: "priority" }]}
          />
          <p className="flex items-center gap-3 text-sm">
            <PriorityLabel priority="high" source="ai" />
            <Confidence share={0.88} source="ai" />
            <By source="ai">AI</By>
          </p>
        </div>
      </Proof>
      <Proof
        title="It says who decided"
        text="A dotted line means that AI set it. What a person sets stays set, whatever is read later."
      >
        <dl className="grid grid-cols-[1fr_auto] gap-y-2.5 text-base">
          <Said value="Billing" source="ai" by="AI, 94%" />
          <Said value="Fraud" source="rules" by="Rules" />
          <Said value="High" source="person" by="Ines" />
          <Said value="General" source="fallback" by="Needs a look" />
        </dl>
      </Proof>
      <Proof
        title="It loses nothing"
        text="Every step is stored before the next one starts. A mail server that is down delays a mail, not a ticket."
      >
        <Timeline label="A ticket’s steps">
          <TimelineItem state="done" name="Read" right="1.8 s" />
          <TimelineItem state="done" name="Assigned to Samir" right="0.1 s" />
          <TimelineItem state="running" name="Telling the requester" right="third try" ahead />
          <TimelineItem state="waiting" name="Answered" />
        </Timeline>
      </Proof>
    </section>
  );
}

function Proof({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <div className="flex flex-col">
      <h2 className="font-semibold text-lg">{title}</h2>
      <p className="mt-1.5 mb-5 text-md text-muted">{text}</p>
      <div className="sb-card mt-auto h-40 p-5">{children}</div>
    </div>
  );
}

const LINES: Record<Source, string> = {
  ai: "sb-source sb-source-ai",
  rules: "sb-source sb-source-rules",
  person: "sb-source sb-source-person font-semibold",
  requester: "sb-source sb-source-requester",
  fallback: "sb-source sb-source-fallback",
};

function Said({ value, source, by }: { value: string; source: Source; by: string }) {
  return (
    <>
      <dt>
        <span className={LINES[source]}>{value}</span>
      </dt>
      <dd className="text-sm">
        <By source={source}>{by}</By>
      </dd>
    </>
  );
}

const INK: Record<Source, string> = {
  ai: "text-ai",
  rules: "text-rules",
  person: "text-person",
  requester: "text-requester",
  fallback: "text-fallback",
};

function By({ source, children }: { source: Source; children: ReactNode }) {
  return (
    <span className={`inline-flex items-center gap-1.5 ${INK[source]}`}>
      <SourceIcon source={source} />
      {children}
    </span>
  );
}
