"use client";
import { Checkbox } from "@/app/_components/field";
import type { TriageSettings } from "@/lib/settings/input";
import { withCategory } from "./with-category";

interface NeverOutsideProps {
  categories: readonly { slug: string; name: string }[];
  chosen: TriageSettings["categories"];
  onChange: (categories: TriageSettings["categories"]) => void;
}

/** Categories whose texts no vendor's model gets. */
export function PrivateCategories({ categories, chosen, onChange }: NeverOutsideProps) {
  return (
    <fieldset className="min-w-0 border-line border-t pt-5">
      <legend className="sr-only">Never send outside</legend>
      <p aria-hidden="true" className="font-medium">
        Never send outside
      </p>
      <p className="max-w-prose text-muted text-xs">
        A text that its requester puts in one of these, or that our own readers take for one, is never sent, not even in
        previews, in comparisons, or as an example for others. What none of them recognizes is sent.
      </p>
      <div className="mt-2 grid grid-cols-2 gap-x-4 gap-y-1 sm:grid-cols-3 lg:grid-cols-4">
        {categories.map(({ slug, name }) => (
          <label key={slug} className="flex min-h-7 min-w-0 items-center gap-2 pointer-coarse:min-h-11">
            <Checkbox
              checked={chosen[slug]?.neverOutside ?? false}
              onChange={({ target }) =>
                onChange(withCategory(chosen, slug, { neverOutside: target.checked || undefined }))
              }
            />
            <span className="truncate">{name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
