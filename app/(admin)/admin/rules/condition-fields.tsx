"use client";
import { type FieldProblems, problemAt } from "@/app/_client/field-problems";
import { SelectField } from "@/app/_components/select";
import { TagInput } from "@/app/_components/tag-input";
import { categoryChoices, PRIORITY_CHOICES } from "@/app/_features/names/choices";
import type { CatalogueNames } from "@/app/_features/names/names";
import { CONDITION_LABELS, conditionKeys } from "@/app/_features/rules/rule-text";
import { browserTimeZone } from "@/app/_features/working-hours/browser-time-zone";
import { hoursErrors, officeHours } from "@/app/_features/working-hours/hours-edit";
import { HoursEditor } from "@/app/_features/working-hours/hours-editor";
import type { RuleConditions } from "@/lib/automation-rules/input";
import { CHANNELS, type Channel } from "@/lib/domain/ticket";
import { RuleFieldList } from "./rule-field";

interface ConditionFieldsProps {
  conditions: RuleConditions;
  names: CatalogueNames;
  problems: FieldProblems;
  onChange: (conditions: RuleConditions) => void;
}

export function ConditionFields({ conditions, names, problems, onChange }: ConditionFieldsProps) {
  return (
    <RuleFieldList
      title="If"
      about="A ticket must match every condition. It matches a list if it has any value of the list. Without conditions, the rule applies to every ticket."
      adds="Add a condition"
      labels={CONDITION_LABELS}
      present={conditionKeys(conditions)}
      onAdd={(key) => onChange({ ...conditions, ...initialValue(key) })}
      onRemove={(key) => onChange({ ...conditions, [key]: undefined })}
      error={problems["/conditions"]}
    >
      {(name) => <Condition {...{ name, conditions, names, problems, onChange }} />}
    </RuleFieldList>
  );
}

function initialValue(key: keyof RuleConditions): RuleConditions {
  return key === "hours" ? { hours: { inside: false, hours: officeHours(browserTimeZone()) } } : { [key]: [] };
}

function Condition(props: ConditionFieldsProps & { name: keyof RuleConditions }) {
  const { name, conditions, names, problems, onChange } = props;
  if (name === "hours") return <HoursCondition {...{ conditions, problems, onChange }} />;
  const values: readonly string[] = conditions[name] ?? [];
  return (
    <TagInput
      label={CONDITION_LABELS[name]}
      adds={ADD_LABELS[name]}
      help={HELPS[name]}
      values={values}
      options={optionsOf(name, names)}
      error={problemAt(problems, `/conditions/${name}`, values)}
      onChange={(next) => onChange({ ...conditions, [name]: next })}
    />
  );
}

const CHANNEL_NAMES: Record<Channel, string> = { web: "Web", api: "API", email: "Email", form: "Form" };
export const CHANNEL_OPTIONS = CHANNELS.map((value) => ({ value, label: CHANNEL_NAMES[value] }));

type ListName = Exclude<keyof RuleConditions, "hours">;

const ADD_LABELS: Record<ListName, string> = {
  categories: "Add a category",
  priorities: "Add a priority",
  channels: "Add a channel",
  departments: "Add a department",
  mailDomains: "Add a domain",
  words: "Add a word or phrase",
};

const HELPS: Partial<Record<ListName, string>> = {
  mailDomains: "Such as example.com; its subdomains match too. Only verified email addresses count.",
  words: "We look for whole words in the title and description.",
};

function optionsOf(name: ListName, names: CatalogueNames) {
  if (name === "categories") return categoryChoices(names);
  if (name === "priorities") return PRIORITY_CHOICES;
  if (name === "channels") return CHANNEL_OPTIONS;
  return undefined;
}

function HoursCondition({ conditions, problems, onChange }: Omit<ConditionFieldsProps, "names">) {
  const { inside, hours } = conditions.hours!;
  const set = (change: Partial<NonNullable<RuleConditions["hours"]>>) =>
    onChange({ ...conditions, hours: { inside, hours, ...change } });
  return (
    <div className="space-y-3">
      <SelectField
        label="Hours"
        help="We compare the time when the ticket was opened. Holidays count as outside."
        options={[
          { value: "outside", label: "Opened outside these hours" },
          { value: "inside", label: "Opened within these hours" },
        ]}
        value={inside ? "inside" : "outside"}
        onChange={({ target }) => set({ inside: target.value === "inside" })}
      />
      <HoursEditor
        hours={hours}
        faults={hoursErrors(hours)}
        tried={problemAt(problems, "/conditions/hours") !== undefined}
        onChange={(next) => set({ hours: next })}
      />
    </div>
  );
}
