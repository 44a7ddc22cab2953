"use client";
import { useRouter } from "next/navigation";
import { SearchField } from "./search-field";

/** A search that is part of the page's address; other parameters stay, the place in the list does not. */
export function SearchTermsField({ label, value, base }: { label: string; value: string; base: string }) {
  const router = useRouter();
  return (
    <SearchField
      label={label}
      value={value}
      onSearch={(words) => {
        const [path, query] = base.split("?");
        const params = new URLSearchParams(query);
        if (words.trim()) params.set("search", words.trim());
        router.replace(params.size > 0 ? `${path}?${params}` : (path ?? ""), { scroll: false });
      }}
    />
  );
}
