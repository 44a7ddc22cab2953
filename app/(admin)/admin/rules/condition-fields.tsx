"use client";
import { type FieldProblems, problemAt } from "@/app/_client/field-problems";
import { SelectField } from "@/app/_components/select";
import { TagInput } from "@/app/_components/tag-input";
import { categoryChoices, PRIORITY_CHOICES } from "@/app/_features/names/choices";
import type { CatalogueNames } from "@/app/_features/names/names";
import { CONDITION_LABELS, conditionKeys } from "@/app/_features/rules/rule-text";
import { hoursFaults, officeHours } from "@/app/_features/working-hours/hours-edit";
import { HoursEditor } from "@/app/_features/working-hours/hours-editor";
import { ownZone } from "@/app/_features/working-hours/own-zone";
import type { RuleConditions } from "@/lib/automation-rules/input";
import { CHANNEL_LABELS } from "@/lib/display-text/labels";
import { CHANNELS } from "@/lib/domain/ticket";
import { RuleFieldList, RuleFieldRow } from "./rule-field";

interface ConditionPartsProps {
  conditions: RuleConditions;
  names: CatalogueNames;
  faults: FieldProblems;
  onChange: (conditions: RuleConditions) => void;
}

const KEYS = Object.keys(CONDITION_LABELS) as (keyof RuleConditions)[];

/** What must hold for the rule: a part for each condition that was added. */
export function ConditionFields({ conditions, names, faults, onChange }: ConditionPartsProps) {
  const present = conditionKeys(conditions);
  return (
    <RuleFieldList
      title="If"
      about="All of these must hold; of a list one entry is enough. Without any the rule holds for every ticket."
      adds="Add a condition"
      options={KEYS.filter((key) => !present.includes(key)).map((key) => ({ key, name: CONDITION_LABELS[key] }))}
      onAdd={(key) => onChange({ ...conditions, ...started(key) })}
      error={faults["/conditions"]}
    >
      {present.map((key) => (
        <RuleFieldRow
          key={key}
          name={CONDITION_LABELS[key]}
          onRemove={() => onChange({ ...conditions, [key]: undefined })}
        >
          <Condition name={key} {...{ conditions, names, faults, onChange }} />
        </RuleFieldRow>
      ))}
    </RuleFieldList>
  );
}

function started(key: keyof RuleConditions): RuleConditions {
  return key === "hours" ? { hours: { inside: false, hours: officeHours(ownZone()) } } : { [key]: [] };
}

function Condition({
  name,
  conditions,
  names,
  faults,
  onChange,
}: ConditionPartsProps & { name: keyof RuleConditions }) {
  if (name === "hours") return <HoursPart {...{ conditions, faults, onChange }} />;
  const values: readonly string[] = conditions[name] ?? [];
  return (
    <TagInput
      label={CONDITION_LABELS[name]}
      adds={ADDS[name]}
      help={HELPS[name]}
      values={values}
      options={optionsOf(name, names)}
      error={problemAt(faults, `/conditions/${name}`, values)}
      onChange={(next) => onChange({ ...conditions, [name]: next })}
    />
  );
}

type ListName = Exclude<keyof RuleConditions, "hours">;

const ADDS: Record<ListName, string> = {
  categories: "Add a category",
  priorities: "Add a priority",
  channels: "Add a channel",
  departments: "Add a department",
  mailDomains: "Add a domain",
  words: "Add a word or phrase",
};

const HELPS: Partial<Record<ListName, string>> = {
  mailDomains: "Such as example.com, also meant for what is under it. Only a verified address counts.",
  words: "Looked for as whole words in title and description.",
};

function optionsOf(name: ListName, names: CatalogueNames) {
  if (name === "categories") return categoryChoices(names);
  if (name === "priorities") return PRIORITY_CHOICES;
  if (name === "channels") return CHANNELS.map((value) => ({ value, label: `It came ${CHANNEL_LABELS[value]}` }));
  return undefined;
}

function HoursPart({ conditions, faults, onChange }: Omit<ConditionPartsProps, "names">) {
  const { inside, hours } = conditions.hours!;
  const set = (part: Partial<NonNullable<RuleConditions["hours"]>>) =>
    onChange({ ...conditions, hours: { inside, hours, ...part } });
  return (
    <div className="space-y-3">
      <SelectField
        label="Hours"
        help="When the ticket was opened. Holidays of the workspace are outside."
        options={[
          { value: "outside", label: "Opened outside these hours" },
          { value: "inside", label: "Opened within these hours" },
        ]}
        value={inside ? "inside" : "outside"}
        onChange={({ target }) => set({ inside: target.value === "inside" })}
      />
      <HoursEditor
        hours={hours}
        faults={hoursFaults(hours)}
        tried={problemAt(faults, "/conditions/hours") !== undefined}
        onChange={(next) => set({ hours: next })}
      />
    </div>
  );
}
