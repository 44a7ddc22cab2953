"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { callApi } from "@/app/_ui/api";
import { TextField } from "@/app/_ui/field";
import { ProblemNotice } from "@/app/_ui/problem-notice";
import { say } from "@/app/_ui/toast";
import { useForm } from "@/app/_ui/use-form";
import { useSendKey } from "@/app/_ui/use-send-key";
import { count } from "@/app/_ui/words";
import { CreateSkillInput, UpdateSkillInput } from "@/lib/catalogue/input";
import type { Skill } from "@/lib/catalogue/views";
import { changedOnly } from "../_parts/catalogue-query";
import { ChipsField } from "../_parts/chips-field";
import { ConfirmButton } from "../_parts/confirm-button";
import { PaneFoot } from "../_parts/pane-foot";

/** A skill's name and the other ways in which people write it. `skill` is null for a new one. */
export function SkillForm({ skill, closeHref }: { skill: Skill | null; closeHref: string }) {
  const router = useRouter();
  const sendKey = useSendKey();
  const [aliases, setAliases] = useState(skill?.aliases ?? []);
  const form = useForm({
    schema: skill ? UpdateSkillInput : CreateSkillInput,
    start: { name: skill?.name ?? "" },
    shape({ name }) {
      const wanted = { name: name.trim(), aliases };
      return skill ? changedOnly({ ...skill }, wanted) : wanted;
    },
    async send(input) {
      const path = skill ? `/api/skills/${skill.id}` : "/api/skills";
      if (!skill) await callApi("POST", path, { body: input, idempotencyKey: sendKey.keyFor(input) });
      else if (Object.keys(input).length > 0) await callApi("PATCH", path, { body: input });
      sendKey.settled();
      say("Saved.");
      if (!skill) router.push(closeHref, { scroll: false });
      router.refresh();
      return undefined;
    },
  });
  return (
    <form onSubmit={form.submit} noValidate className="flex min-h-0 flex-1 flex-col">
      <div className="min-h-0 flex-1 space-y-4 overflow-y-auto p-5">
        <ProblemNotice problem={form.problem} />
        <TextField label="Name" autoComplete="off" {...form.field("name")} />
        <ChipsField
          label="Also written"
          adds="Add a spelling"
          help="“JS” and “javascript” are one skill. Only whole words match."
          values={aliases}
          onChange={setAliases}
        />
        {skill ? (
          <p className="text-muted">
            {count(skill.people, "person", "people")} {skill.people === 1 ? "has" : "have"} it. Who has it is said at
            the person.
          </p>
        ) : null}
      </div>
      <PaneFoot
        busy={form.busy}
        verb={skill ? "Save" : "Add skill"}
        busyWord="Saving"
        closeHref={closeHref}
        end={
          skill ? (
            <ConfirmButton
              verb="Delete"
              busyWord="Deleting"
              title={`Delete ${skill.name}?`}
              about="It is taken from everybody who has it. Tickets that name it keep the word."
              act={async () => {
                await callApi("DELETE", `/api/skills/${skill.id}`);
                say(`${skill.name} is deleted.`);
                router.push(closeHref, { scroll: false });
                router.refresh();
              }}
            />
          ) : null
        }
      />
    </form>
  );
}
