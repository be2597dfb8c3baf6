/** Functions with their owner's rights. */
export const allowanceFunctions: Readonly<Record<string, string>> = {
  'app.parameter_makes_rule': 'trigger: a deadline that an administrator sets becomes a version of its rule, which nobody writes directly',
};
