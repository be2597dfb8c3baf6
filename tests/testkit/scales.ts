const text = (value: string) => ({ zh: `${value}（中文）`, en: value });

/** A valid scale of three items as an administrator would type it, `more` in the place of its parts. */
export function scaleInput(code: string, more: object = {}) {
  return {
    code,
    name: text('Test scale'),
    lead: text('Over the last week'),
    items: [text('First'), text('Second'), text('Third')],
    options: [
      { value: 0, ...text('Never') },
      { value: 1, ...text('Sometimes') },
      { value: 2, ...text('Often') },
    ],
    factor: 1,
    missingAllowed: 1,
    bands: [
      { from: 0, to: 2, advice: 'NONE', ...text('Screening result: little') },
      { from: 3, to: 6, advice: 'HOSPITAL', ...text('Screening result: much') },
    ],
    riskItems: [3],
    higherIsBetter: false,
    reliableChange: 2,
    reliableSource: 'A paper on change',
    bandSource: 'A paper on bands',
    licence: text('Free to use; for screening'),
    ...more,
  };
}
