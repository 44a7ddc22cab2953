import type { ReactNode } from "react";
import { SourceIcon } from "@/app/_components/icons";
import { Timeline, TimelineItem } from "@/app/_components/timeline";
import { Confidence } from "@/app/_features/evidence/confidence";
import { Evidence } from "@/app/_features/evidence/evidence";
import { PriorityLabel } from "@/app/_features/ticket/priority-label";
import type { Source } from "@/lib/domain/ticket";

export function Proofs() {
  return (
    <section id="why" className="mx-auto grid max-w-300 gap-x-12 gap-y-14 px-4 pt-20 sm:px-6 md:grid-cols-3 md:pt-24">
      <Proof
        title="It shows its evidence"
        text="Each value is based on words that the requester wrote. You see these words and the confidence."
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
        title="It shows who decided"
        text="A dotted line means that the AI set the value. Automation never overwrites a value that a person set."
      >
        <dl className="grid grid-cols-[1fr_auto] gap-y-2.5 text-base">
          <Value value="Billing" source="ai" by="AI, 94%" />
          <Value value="Fraud" source="rules" by="Rules" />
          <Value value="High" source="person" by="Ines" />
          <Value value="General" source="fallback" by="Needs review" />
        </dl>
      </Proof>
      <Proof
        title="It loses nothing"
        text="Every step is stored before the next one starts. If the mail server is down, the email waits. The ticket doesn’t."
      >
        <Timeline label="A ticket’s steps">
          <TimelineItem state="done" name="Triaged" right="1.8 s" />
          <TimelineItem state="done" name="Assigned to Samir" right="0.1 s" />
          <TimelineItem state="running" name="Notifying the requester" right="third attempt" ahead />
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

function Value({ value, source, by }: { value: string; source: Source; by: string }) {
  return (
    <>
      <dt>
        <span className={`sb-source sb-source-${source} ${source === "person" ? "font-semibold" : ""}`}>{value}</span>
      </dt>
      <dd className="text-sm">
        <By source={source}>{by}</By>
      </dd>
    </>
  );
}

const COLOURS: Record<Source, string> = {
  ai: "text-ai",
  rules: "text-rules",
  person: "text-person",
  requester: "text-requester",
  fallback: "text-fallback",
};

function By({ source, children }: { source: Source; children: ReactNode }) {
  return (
    <span className={`inline-flex items-center gap-1.5 ${COLOURS[source]}`}>
      <SourceIcon source={source} />
      {children}
    </span>
  );
}
