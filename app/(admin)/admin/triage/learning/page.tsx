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

export const metadata: Metadata = { title: "Model" };

const PATH = "/admin/triage/learning";
const REFRESH_EVERY_MS = 1_000;

/** The page about our own model: its figures, its training, suggested keywords and imported decisions. */
export default async function LearningPage() {
  const ctx = await pageContext({ roles: ADMIN_ROLES, next: PATH });
  const learned = await listModels(ctx);
  const { imports } = await listImports(ctx, { limit: 25 });
  const { proposals } = await listProposals(ctx, { state: "open", limit: 50 });
  const isRunning = [...imports, ...learned.trainings].some(({ state }) => state === "running");
  return (
    <TriageFrame current={PATH}>
      {isRunning ? <RefreshEvery ms={REFRESH_EVERY_MS} /> : null}
      <Section
        title="Models"
        about="Each field has a model, trained on your decisions. We measure its accuracy on decisions that the training didn’t use."
      >
        <Models learned={learned} names={await loadNames(ctx)} />
      </Section>
      <Section title="Training">
        <Trainings learned={learned} />
      </Section>
      <Section
        title="Suggested keywords"
        about="Words that tickets have in common after people corrected them. A keyword that you accept applies from the next ticket."
      >
        <Proposals proposals={proposals} />
      </Section>
      <Section
        title="Import decisions"
        about="Import tickets that another system classified. The next training learns from them. They don’t become tickets here."
      >
        <ImportFile />
        <Imports imports={imports} />
      </Section>
    </TriageFrame>
  );
}

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
