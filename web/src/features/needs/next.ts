/** The need that stands after this one on the page, in the column or the table; the queue is what the dispatcher sees. */
export function needAfter(id: string): string | undefined {
  const here = document.querySelector(`[data-need="${CSS.escape(id)}"]`);
  return here?.nextElementSibling instanceof HTMLElement ? here.nextElementSibling.dataset['need'] : undefined;
}
