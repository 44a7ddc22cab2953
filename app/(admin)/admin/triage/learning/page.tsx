import type { Metadata } from "next";
import { type ReactNode, useId } from "react";
import { RefreshEvery } from "@/app/_client/refresh-every";
import { loadNames } from "@/app/_features/names/load-names";
import { pageContext } from "@/app/_server/auth/page";
import { ADMIN_ROLES } from "@/app/_server/auth/staff-roles";
import { TriageFrame } from "@/app/(admin)/admin/triage/triage-frame";
import { listModels } from "@/lib/training-data/list-models";
import { listImports, listProposals } from "@/lib/training-data/queries";
import { ImportFile } from "./import-file";
import { Imports } from "./imports";
import { Models } from "./models";
import { Proposals } from "./proposals";
import { Trainings } from "./trainings";

export const metadata: Metadata = { title: "What it learned" };

const PATH = "/admin/triage/learning";
const LOOK_EVERY_MS = 1_000;

/** What triage learned from people's decisions, what it would like to learn, and decisions from elsewhere. */
export default async function LearningPage() {
  const ctx = await pageContext({ roles: ADMIN_ROLES, next: PATH });
  const learned = await listModels(ctx);
  const { imports } = await listImports(ctx, { limit: 25 });
  const { proposals } = await listProposals(ctx, { state: "open", limit: 50 });
  const runs = [...imports, ...learned.trainings].some(({ state }) => state === "running");
  return (
    <TriageFrame current={PATH}>
      {runs ? <RefreshEvery ms={LOOK_EVERY_MS} /> : null}
      <Section
        title="Models"
        about="One for each field, trained on this workspace’s own decisions and measured on decisions that it did not learn from."
      >
        <Models learned={learned} names={await loadNames(ctx)} />
      </Section>
      <Section title="Training">
        <Trainings learned={learned} />
      </Section>
      <Section
        title="Words from corrections"
        about="Words that corrected tickets have in common. Accepted, they take effect with the next ticket."
      >
        <Proposals proposals={proposals} />
      </Section>
      <Section
        title="Decisions from elsewhere"
        about="Tickets that another system has sorted already. The next training learns from them; they never become tickets here."
      >
        <ImportFile />
        <Imports imports={imports} />
      </Section>
    </TriageFrame>
  );
}

/** A part of the page: its heading, a sentence about it, and what is there. */
function Section({ title, about, children }: { title: string; about?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="sb-card min-w-0 pt-4 pb-2">
      <div className="px-4 pb-2">
        <h2 id={id} className="font-semibold text-base">
          {title}
        </h2>
        {about ? <p className="max-w-[70ch] text-muted">{about}</p> : null}
      </div>
      {children}
    </section>
  );
}
