"use client";
import { useRouter } from "next/navigation";
import { SearchField } from "./search-field";

/** A search field whose words are in the URL as `?search=`. `base`: the page's URL without search and cursor. */
export function SearchTermsField({ label, value, base }: { label: string; value: string; base: string }) {
  const router = useRouter();
  return (
    <SearchField
      label={label}
      value={value}
      onSearch={(query) => {
        const [path, search] = base.split("?");
        const params = new URLSearchParams(search);
        if (query) params.set("search", query);
        router.replace(params.size > 0 ? `${path}?${params}` : (path ?? ""), { scroll: false });
      }}
    />
  );
}
