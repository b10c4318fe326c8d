import { SECTIONS } from "./config";
import { DOMAIN, type Localize } from "./hass";
import { loadedTexts } from "./texts";

/** The card's form in the editor, in the language of who looks. */
export async function cardForm(): Promise<object> {
  const localize: Localize = await loadedTexts();
  const text = (key: string): string => localize(`component.${DOMAIN}.common.card_${key}`);
  return {
    schema: [
      { name: "walker", selector: { config_entry: { integration: DOMAIN } } },
      { name: "title", selector: { text: {} } },
      {
        name: "hide",
        selector: {
          select: {
            multiple: true,
            mode: "list",
            options: SECTIONS.map((value) => ({ value, label: text(`section_${value}`) })),
          },
        },
      },
    ],
    computeLabel: ({ name }: { name: string }) => text(`option_${name}`),
    computeHelper: ({ name }: { name: string }) => text(`option_${name}_help`),
  };
}
