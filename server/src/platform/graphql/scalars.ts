import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';

/** A civil date `YYYY-MM-DD` in Asia/Shanghai. */
export const LocalDate = GraphQLLocalDate;
/** An instant, RFC 3339, UTC. */
export const DateTime = GraphQLDateTime;
