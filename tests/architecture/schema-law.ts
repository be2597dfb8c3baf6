import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';

/** Values of enumerations may speak for themselves; everything else is described. Each list may only shrink. */
export const exempt = {
  /** Enumerations whose values need no sentence of their own. */
  enumValues: true,
  /** Scalars beyond GraphQL's own. */
  scalars: ['DateTime', 'LocalDate'],
  /** Creates without an idempotency key: a second attempt is refused by what they make. */
  createWithoutRequestId: ['firstAdminCreate'],
  /** Saves that create without a version and change with one. */
  updateWithoutVersion: [] as string[],
  /** Ids that are not objects: a clear text names the person it belongs to and nothing else. */
  foreignIds: ['PersonClear.personId'],
} as const;

/** What a mutation may end in: a verb of the domain, never "set status". */
const VERBS = new RegExp(
  `^[a-z]+(?:[A-Z][a-z]+)*(?:${[
    'Accept',
    'Acknowledge',
    'Activate',
    'Add',
    'Advance',
    'Again',
    'Answer',
    'Apply',
    'Approve',
    'Ask',
    'Assess',
    'Assign',
    'Begin',
    'CallBack',
    'Cancel',
    'Change',
    'Close',
    'Commit',
    'Complete',
    'Correct',
    'Cosign',
    'Create',
    'Decide',
    'Decline',
    'Deliver',
    'Disable',
    'Discard',
    'Dispatch',
    'Done',
    'Draft',
    'End',
    'Escalate',
    'Finish',
    'Grant',
    'HandOver',
    'Hold',
    'Issue',
    'Leave',
    'Lock',
    'Map',
    'MarkDifferent',
    'Meet',
    'Merge',
    'Miss',
    'Move',
    'Open',
    'Pass',
    'Pause',
    'Promise',
    'Propose',
    'Publish',
    'Raise',
    'Record',
    'Register',
    'Remove',
    'Reopen',
    'Report',
    'Request',
    'Resume',
    'Return',
    'Reveal',
    'Review',
    'Run',
    'Save',
    'Send',
    'Set',
    'Sign',
    'SignIn',
    'SignOut',
    'SignOutEverywhere',
    'Start',
    'Submit',
    'Suspend',
    'Take',
    'Terminate',
    'Toggle',
    'Transfer',
    'Triage',
    'Undo',
    'Update',
    'Use',
    'Verify',
    'Void',
    'Waive',
    'Withdraw',
  ].join('|')})$`,
);

const userTypes = (schema: GraphQLSchema): GraphQLNamedType[] =>
  Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__') && !(isScalarType(type) && isSpecifiedScalarType(type)));
const roots = new Set(['Query', 'Mutation', 'Subscription']);
const isBoolean = (type: GraphQLOutputType): boolean => getNamedType(type).name === 'Boolean';

/** Elements without a description. */
export function undescribed(schema: GraphQLSchema): string[] {
  const missing: string[] = [];
  const look = (name: string, description: string | null | undefined): void => {
    if (!description?.trim()) missing.push(name);
  };
  for (const type of userTypes(schema)) {
    if (!roots.has(type.name)) look(type.name, type.description);
    if (isEnumType(type) && !exempt.enumValues) for (const value of type.getValues()) look(`${type.name}.${value.name}`, value.description);
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        look(`${type.name}.${field.name}`, field.description);
        // `input` and `id` say what they are by their type and place.
        for (const arg of field.args)
          if (arg.name !== 'input' && arg.name !== 'id') look(`${type.name}.${field.name}(${arg.name})`, arg.description);
      }
    }
    if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) look(`${type.name}.${field.name}`, field.description);
  }
  return missing;
}

/** Mutations against the contract: name, one input, payload with user errors, keys and versions. */
export function mutationFaults(schema: GraphQLSchema): string[] {
  const faults: string[] = [];
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const say = (fault: string): void => void faults.push(`${field.name}: ${fault}`);
    if (!VERBS.test(field.name)) say('is not noun and verb');
    const [input, ...others] = field.args;
    const inputType = input && isNonNullType(input.type) ? getNullableType(input.type) : undefined;
    if (others.length > 0 || (input && (input.name !== 'input' || !isInputObjectType(inputType))))
      say('takes more or less than one required input');
    const fields = isInputObjectType(inputType) ? Object.keys(inputType.getFields()) : [];
    if (fields.includes('state') || fields.includes('status')) say('sets a state inside an input');
    if (
      field.name.endsWith('Create') &&
      !fields.includes('requestId') &&
      !(exempt.createWithoutRequestId as readonly string[]).includes(field.name)
    )
      say('has no requestId');
    if (field.name.endsWith('Update') && !fields.includes('expectedVersion') && !exempt.updateWithoutVersion.includes(field.name))
      say('has no expectedVersion');
    const payload = getNullableType(field.type);
    if (!isNonNullType(field.type) || !isObjectType(payload) || !payload.name.endsWith('Payload'))
      say('answers with something else than a payload');
    else {
      const { userErrors, ...rest } = payload.getFields();
      if (String(userErrors?.type) !== '[UserError!]!') say('has no userErrors: [UserError!]!');
      if (Object.keys(rest).length === 0) say('answers with nothing but errors');
      for (const other of Object.values(rest))
        // A list is empty when refused; an object has to be absent.
        if (isNonNullType(other.type) && isObjectType(getNullableType(other.type))) say(`${other.name} cannot be null when refused`);
    }
  }
  return faults;
}

/** Connections that are not Relay's, and fields that page without `first` and `after`. */
export function connectionFaults(schema: GraphQLSchema): string[] {
  const faults: string[] = [];
  for (const type of userTypes(schema)) {
    if (!isObjectType(type)) continue;
    if (type.name.endsWith('Connection')) {
      const shape = Object.fromEntries(Object.values(type.getFields()).map((field) => [field.name, String(field.type)]));
      const edge = type.name.replace(/Connection$/, 'Edge');
      if (shape['edges'] !== `[${edge}!]!` || shape['pageInfo'] !== 'PageInfo!' || shape['totalCount'] !== 'Int!')
        faults.push(`${type.name} is not a connection`);
      const edgeType = schema.getType(edge);
      const fields = isObjectType(edgeType) ? edgeType.getFields() : {};
      if (!isNonNullType(fields['node']?.type) || String(fields['cursor']?.type) !== 'String!') faults.push(`${edge} is not an edge`);
    }
    for (const field of Object.values(type.getFields())) {
      if (!getNamedType(field.type).name.endsWith('Connection')) continue;
      const first = field.args.find((arg) => arg.name === 'first');
      const sound = String(first?.type) === 'Int!' && typeof first?.defaultValue === 'number' && first.defaultValue <= 100;
      if (!isNonNullType(field.type) || !sound || !field.args.some((arg) => arg.name === 'after' && String(arg.type) === 'String'))
        faults.push(`${type.name}.${field.name} does not page`);
    }
  }
  return faults;
}

/** Nullable lists, lists of nullable things and nullable booleans in answers, scalars that say nothing, defaults inside inputs. */
export function shapeFaults(schema: GraphQLSchema): string[] {
  const faults: string[] = [];
  for (const type of userTypes(schema)) {
    if (isScalarType(type) && !(exempt.scalars as readonly string[]).includes(type.name))
      faults.push(`${type.name} is a scalar of its own`);
    // Compiled plans do not fill in what an input object leaves out: the service says what that means.
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields()))
        if (field.defaultValue !== undefined) faults.push(`${type.name}.${field.name} has a default`);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const at = `${type.name}.${field.name}`;
      const inner = getNullableType(field.type);
      if (isListType(inner)) {
        // A path of an input field is the one list whose absence means something: no single field is at fault.
        if (!isNonNullType(field.type) && field.name !== 'field') faults.push(`${at} may be null`);
        if (!isNonNullType(inner.ofType)) faults.push(`${at} may hold null`);
      } else if (isBoolean(field.type) && !isNonNullType(field.type)) faults.push(`${at} may be neither true nor false`);
      if (
        /(?:^i|I)ds?$/.test(field.name) &&
        field.name !== 'id' &&
        getNamedType(field.type).name === 'ID' &&
        !type.name.endsWith('Payload') &&
        !(exempt.foreignIds as readonly string[]).includes(at)
      )
        faults.push(`${at} is a foreign id, not an object`);
    }
  }
  return faults;
}
