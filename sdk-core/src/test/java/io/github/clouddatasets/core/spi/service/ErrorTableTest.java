package io.github.clouddatasets.core.spi.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.ApiError;
import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.ErrorKind;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.UnavailableApiException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorTableTest {

    private static ErrorBody code(String code) {
        return new ErrorBody(code, "text", null);
    }

    @ParameterizedTest
    @CsvSource({
        "301, OTHER,             false",
        "400, INVALID_REQUEST,   false",
        "401, AUTHENTICATION,    false",
        "402, QUOTA_EXCEEDED,    false",
        "403, PERMISSION_DENIED, false",
        "404, NOT_FOUND,         false",
        "408, SERVER,            true",
        "409, CONFLICT,          false",
        "410, NOT_FOUND,         false",
        "412, CONFLICT,          false",
        "415, INVALID_REQUEST,   false",
        "422, INVALID_REQUEST,   false",
        "429, RATE_LIMITED,      true",
        "500, SERVER,            true",
        "501, SERVER,            false",
        "502, SERVER,            true",
        "503, SERVER,            true",
        "504, SERVER,            true",
        "505, SERVER,            false",
        "506, SERVER,            false",
        "507, SERVER,            true",
        "508, SERVER,            false",
        "509, SERVER,            true",
        "510, SERVER,            false",
        "511, SERVER,            false",
        "520, SERVER,            true",
        "521, SERVER,            true",
        "522, SERVER,            true",
        "524, SERVER,            true",
        "529, SERVER,            true",
        "530, SERVER,            true",
        "599, SERVER,            true",
        "200, OTHER,             false",
    })
    void statusDecidesWhereNoRowDoes(int status, ErrorKind kind, boolean retryable) {
        assertThat(ErrorTable.builder().build().judge(status, ErrorBody.EMPTY))
                .isEqualTo(new ErrorTable.Verdict(kind, retryable, null));
    }

    @Test
    void rowWinsOverStatus() {
        ErrorTable table = ErrorTable.builder()
                .row(400, "4352", ErrorKind.NOT_FOUND, "no such dataset")
                .build();

        assertThat(table.judge(400, code("4352")))
                .isEqualTo(new ErrorTable.Verdict(ErrorKind.NOT_FOUND, false, "no such dataset"));
    }

    @Test
    void aGatewayThatDoesNotKnowTheApiHasAKindAndAnExceptionOfItsOwn() {
        ErrorTable table = ErrorTable.builder()
                .row(404, "APIG.0101", ErrorKind.UNAVAILABLE_API, "check endpoint and region")
                .build();

        ErrorTable.Verdict verdict = table.judge(404, code("APIG.0101"));

        assertThat(verdict)
                .isEqualTo(new ErrorTable.Verdict(ErrorKind.UNAVAILABLE_API, false, "check endpoint and region"));
        assertThat(table.judge(404, code("4352")).kind()).isEqualTo(ErrorKind.NOT_FOUND);
        ApiException thrown = ApiException.of(new ApiError(
                "test",
                "getThing",
                verdict.kind(),
                404,
                "APIG.0101",
                "no such API",
                verdict.advice(),
                "t-1",
                null,
                1,
                verdict.retryable(),
                null,
                ""));
        assertThat(thrown)
                .isExactlyInstanceOf(UnavailableApiException.class)
                .isNotInstanceOf(NotFoundException.class)
                .hasMessage(
                        "test getThing: 404 APIG.0101 no such API (check endpoint and region) [trace t-1, 1 attempt]");
        assertThat(thrown.retryable()).isFalse();
    }

    @Test
    void everyKindHasItsException() {
        for (ErrorKind kind : ErrorKind.values()) {
            ApiException thrown = ApiException.of(
                    new ApiError("test", "getThing", kind, 400, null, null, null, "t", null, 1, false, null, ""));
            assertThat(thrown.kind()).isEqualTo(kind);
            assertThat(thrown.getClass() == ApiException.class).isEqualTo(kind == ErrorKind.OTHER);
        }
    }

    @Test
    void rowIsForItsStatusOnly() {
        ErrorTable table =
                ErrorTable.builder().row(400, "4352", ErrorKind.NOT_FOUND, null).build();

        assertThat(table.judge(409, code("4352")).kind()).isEqualTo(ErrorKind.CONFLICT);
    }

    @Test
    void firstRowWins() {
        ErrorTable table = ErrorTable.builder()
                .row(400, "1", ErrorKind.CONFLICT, null)
                .codes(ErrorKind.NOT_FOUND, "1")
                .build();

        assertThat(table.judge(400, code("1")).kind()).isEqualTo(ErrorKind.CONFLICT);
        assertThat(table.judge(200, code("1")).kind()).isEqualTo(ErrorKind.NOT_FOUND);
    }

    @Test
    void codesMeanTheSameUnderEveryStatus() {
        ErrorTable table =
                ErrorTable.builder().codes(ErrorKind.RATE_LIMITED, "a", "b").build();

        assertThat(table.judge(200, code("b"))).isEqualTo(new ErrorTable.Verdict(ErrorKind.RATE_LIMITED, true, null));
    }

    @Test
    void passingCodesAreWorthAnotherTryUnderWhateverStatus() {
        ErrorTable table =
                ErrorTable.builder().passing(ErrorKind.CONFLICT, "busy", "late").build();

        for (int status : new int[] {200, 400, 503}) {
            assertThat(table.judge(status, code("late")))
                    .isEqualTo(new ErrorTable.Verdict(ErrorKind.CONFLICT, true, null));
        }
        assertThat(table.judge(400, code("gone")).retryable()).isFalse();
    }

    @Test
    void codeOfARuleKnowsItsWaitUnderWhateverStatus() {
        ErrorTable table = ErrorTable.builder()
                .onceIn(Duration.ofMinutes(1), "often", "once a minute")
                .build();

        for (int status : new int[] {200, 400, 429}) {
            assertThat(table.judge(status, code("often")))
                    .isEqualTo(new ErrorTable.Verdict(
                            ErrorKind.RATE_LIMITED, true, "once a minute", Duration.ofMinutes(1)));
        }
        assertThat(table.judge(429, code("other")).retryAfter()).isNull();
    }

    @Test
    void textRowLooksAtTheStartOfTheMessage() {
        ErrorTable table = ErrorTable.builder()
                .text(401, "not yours", ErrorKind.PERMISSION_DENIED, null)
                .build();

        assertThat(table.judge(401, new ErrorBody(null, "not yours: 7", null)).kind())
                .isEqualTo(ErrorKind.PERMISSION_DENIED);
        assertThat(table.judge(401, new ErrorBody(null, "it is not yours", null))
                        .kind())
                .isEqualTo(ErrorKind.AUTHENTICATION);
        assertThat(table.judge(401, ErrorBody.EMPTY).kind()).isEqualTo(ErrorKind.AUTHENTICATION);
    }

    @Test
    void meaningStandsInWhereARowHasNoAdvice() {
        ErrorTable table = ErrorTable.builder()
                .row(400, "1", ErrorKind.CONFLICT, null)
                .row(400, "2", ErrorKind.CONFLICT, "own advice")
                .meanings((status, code) -> status + "/" + code)
                .build();

        assertThat(table.judge(400, code("1")).advice()).isEqualTo("400/1");
        assertThat(table.judge(400, code("2")).advice()).isEqualTo("own advice");
        assertThat(table.judge(500, code("9")).advice()).isEqualTo("500/9");
        assertThat(table.judge(500, ErrorBody.EMPTY).advice()).isNull();
    }
}
