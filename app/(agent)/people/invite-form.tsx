"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { callApi } from "@/app/_client/api";
import { useForm } from "@/app/_client/use-form";
import { useIdempotencyKey } from "@/app/_client/use-idempotency-key";
import { ButtonLink } from "@/app/_components/button";
import { CopyButton } from "@/app/_components/copy-button";
import { TextField } from "@/app/_components/field";
import { SelectField } from "@/app/_components/select";
import { TagInput } from "@/app/_components/tag-input";
import { skillChoices } from "@/app/_features/names/choices";
import type { CatalogueNames } from "@/app/_features/names/names";
import { ResourceForm } from "@/app/_features/resources/resource-form";
import { firstName, ROLE_LABELS } from "@/lib/display-text/labels";
import { ROLES } from "@/lib/domain/people";
import { InvitePersonInput } from "@/lib/people/input";

type Invited = { name: string; temporaryPassword: string | null };

/** The form that creates an account. Then it shows the temporary password, which nobody can see again. */
export function InviteForm({ names, closeHref }: { names: CatalogueNames; closeHref: string }) {
  const router = useRouter();
  const sendKey = useIdempotencyKey();
  const [skills, setSkills] = useState<string[]>([]);
  const [teams, setTeams] = useState<string[]>([]);
  const [invited, setInvited] = useState<Invited | null>(null);
  const form = useForm({
    schema: InvitePersonInput,
    start: { name: "", email: "", role: "moderator", capacity: "20" },
    shape: ({ capacity, ...rest }) => ({ ...rest, capacity: Number(capacity || Number.NaN), skills, teams }),
    async send(input) {
      setInvited(await callApi<Invited>("POST", "/api/people", { body: input, idempotencyKey: sendKey.keyFor(input) }));
      sendKey.settled();
      router.refresh();
      return undefined;
    },
  });
  if (invited) return <InvitedNotice invited={invited} closeHref={closeHref} />;
  const isStaff = form.values.role !== "user";
  return (
    <ResourceForm form={form} submitLabel="Invite" busyLabel="Inviting" closeHref={closeHref}>
      <TextField label="Name" autoComplete="off" {...form.field("name")} />
      <TextField label="Email" type="email" autoComplete="off" {...form.field("email")} />
      <SelectField
        label="Role"
        options={ROLES.map((value) => ({ value, label: ROLE_LABELS[value] }))}
        {...form.field("role")}
      />
      {isStaff ? (
        <>
          <TagInput
            label="Skills"
            adds="Add a skill"
            values={skills}
            onChange={setSkills}
            options={skillChoices(names)}
          />
          <TagInput
            label="Teams"
            adds="Add a team"
            values={teams}
            onChange={setTeams}
            options={names.teams.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextField
            label="Capacity"
            help="Max. open tickets. At capacity, routing assigns no more."
            inputMode="numeric"
            {...form.field("capacity")}
          />
        </>
      ) : null}
    </ResourceForm>
  );
}

function InvitedNotice({ invited: { name, temporaryPassword }, closeHref }: { invited: Invited; closeHref: string }) {
  return (
    <div className="space-y-4 p-5" role="status">
      <h3 className="font-semibold">{name} has an account.</h3>
      {temporaryPassword ? (
        <>
          <p className="text-muted">
            Give {firstName(name)} this password, to be changed at the first sign-in. We show it only once.
          </p>
          <p className="flex items-center gap-2 rounded-md bg-pine-soft px-3 py-2">
            <code className="min-w-0 flex-1 break-all font-mono text-base">{temporaryPassword}</code>
            <CopyButton text={temporaryPassword} label="Copy password" />
          </p>
        </>
      ) : (
        <p className="text-muted">
          {firstName(name)} was already invited, so we can’t show the password again. {firstName(name)} can request a
          new one on the sign-in page.
        </p>
      )}
      <ButtonLink href={closeHref} scroll={false}>
        Done
      </ButtonLink>
    </div>
  );
}
