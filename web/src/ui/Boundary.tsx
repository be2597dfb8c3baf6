import { Component, Suspense, type ReactNode } from 'react';
import { failureOf } from '../platform/errors';
import { FailureView } from './Outcome';
import { Skeleton } from './Skeleton';

interface Props {
  readonly children: ReactNode;
  readonly fallback?: ReactNode;
  /** A change of this value tries again: the filter or subject that the part shows. */
  readonly resetKey?: string;
}

interface State {
  readonly error: unknown;
  readonly attempt: number;
  readonly resetKey: string | undefined;
}

/** Keeps a part's waiting and its failure to itself. */
export class Boundary extends Component<Props, State> {
  override state: State = { error: null, attempt: 0, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey };
  }

  private readonly retry = (): void => this.setState((state) => ({ error: null, attempt: state.attempt + 1 }));

  override render(): ReactNode {
    if (this.state.error !== null) return <FailureView failure={failureOf(this.state.error)} retry={this.retry} />;
    return (
      <Suspense key={this.state.attempt} fallback={this.props.fallback ?? <Skeleton />}>
        {this.props.children}
      </Suspense>
    );
  }
}
