package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetryBudgetTest {

    private final RetryBudget budget = new RetryBudget();

    private int takeAll(int price) {
        int taken = 0;
        while (budget.take(price)) {
            taken++;
        }
        return taken;
    }

    @Test
    void fullBudgetPaysFor35TransientRetries() {
        assertThat(takeAll(RetryBudget.TRANSIENT)).isEqualTo(35);
    }

    @Test
    void fullBudgetPaysFor100ThrottledRetries() {
        assertThat(takeAll(RetryBudget.THROTTLED)).isEqualTo(100);
    }

    @Test
    void refusedRetryTakesNothing() {
        takeAll(RetryBudget.TRANSIENT);

        assertThat(budget.tokens()).isEqualTo(10);
    }

    @Test
    void retryThatHelpedIsRefunded() {
        takeAll(RetryBudget.TRANSIENT);
        budget.give(RetryBudget.TRANSIENT);

        assertThat(takeAll(RetryBudget.TRANSIENT)).isEqualTo(1);
    }

    @Test
    void callWithoutRetryGivesOneToken() {
        takeAll(RetryBudget.TRANSIENT);
        budget.give(0);

        assertThat(budget.tokens()).isEqualTo(11);
    }

    @Test
    void budgetNeverGrowsBeyondItsCapacity() {
        budget.take(5);
        budget.give(14);
        budget.give(14);

        assertThat(budget.tokens()).isEqualTo(500);
    }
}
