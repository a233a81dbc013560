package market.carrot.product.catalogue;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface ProductRepository extends JpaRepository<Product, Long>, JpaSpecificationExecutor<Product>, Products {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select product from Product product where product.id = :id")
    Optional<Product> findLocked(long id);

    @Override
    default Product get(long productId) {
        return findById(productId).orElseThrow(Catalogue::notFound);
    }

    @Override
    default Product locked(long productId) {
        return findLocked(productId).orElseThrow(Catalogue::notFound);
    }
}
